export { Endpoint, type QueryRequest, type QueryResult, startEndpoint } from './endpoint.ts';
export {
  NotAcceptable,
  QueryRefused,
  QuerySyntaxError,
  QueryTimeout,
  QueryTooLarge,
  QueueFull,
  ResultTooLarge,
} from './errors.ts';
export type { Explanation } from './explain/index.ts';
export { explanationText } from './explain/text.ts';
export { type AnswerFormat, type AnswerKind, answerFormats } from './formats.ts';
export { defaultLimits, type Limits } from './limits.ts';
