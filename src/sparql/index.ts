export { Endpoint, type QueryRequest, type QueryResult, startEndpoint } from './endpoint.ts';
export {
  NotAcceptable,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  QueryTooLarge,
  QueueFull,
} from './errors.ts';
export { type AnswerFormat, type AnswerKind, answerFormats } from './formats.ts';
export { defaultLimits, type Limits } from './limits.ts';
