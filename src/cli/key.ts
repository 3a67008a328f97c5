/** The secret that makes the choice of hidden cells unpredictable, from the environment: arguments are for all to see. */

/** @returns `STARCUBE_KEY` as the secret's engine takes it; nothing when it is not set */
export function choiceKey({ STARCUBE_KEY }: NodeJS.ProcessEnv): { key?: string } {
  return STARCUBE_KEY ? { key: STARCUBE_KEY } : {};
}
