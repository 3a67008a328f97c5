/** Asks the server as somebody types: after a pause, and only the last question is answered. */

/** How long a pause in typing is, in milliseconds. */
const PAUSE = 90;

export interface Asking {
  /** Has the server read what can be found. */
  prepare(): void;
  ask(query: string): void;
  stop(): void;
}

/** @param answer  is given the fragment of HTML that the server made of the last question */
export function createAsking(address: string, answer: (fragment: string) => void): Asking {
  let timer: number | undefined;
  let under: AbortController | undefined;
  const at = (query: string) => {
    const url = new URL(address, document.baseURI);
    url.searchParams.set('q', query);
    return url;
  };
  const fetchAnswer = async (query: string) => {
    const own = new AbortController();
    under = own;
    try {
      const response = await fetch(at(query), { signal: own.signal });
      if (response.ok) answer(await response.text());
    } catch (error) {
      // Without an answer the box is still a form.
      if (!own.signal.aborted) answer('');
      else if (!(error instanceof DOMException)) throw error;
    }
  };
  const stop = () => {
    clearTimeout(timer);
    under?.abort();
  };
  return {
    prepare: () => void fetch(at('')).catch(() => undefined),
    ask: (query) => {
      stop();
      timer = window.setTimeout(() => fetchAnswer(query), PAUSE);
    },
    stop,
  };
}
