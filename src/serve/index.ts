export { type AppOptions, createApp } from './app.ts';
export { type RunningServer, type ServeOptions, serve } from './server.ts';
