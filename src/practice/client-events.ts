import type { PracticeEvent } from './views.ts';

export interface EventStream {
  /** Resolves with the next event, or after `ms` without one. */
  next(ms: number): Promise<PracticeEvent | null>;
  /** How many came so far. */
  count(): number;
  close(): void;
}

/** Reads server-sent events; resolves once connected, so that nothing after it is missed. */
export async function openEvents(url: string): Promise<EventStream> {
  const stopping = new AbortController();
  const response = await fetch(`${url}/practice/api/events`, { signal: stopping.signal });
  if (!response.ok || !response.body) throw new Error(`events: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const waiting = new Set<(event: PracticeEvent | null) => void>();
  let seen = 0;
  const tell = (event: PracticeEvent | null) => {
    for (const one of [...waiting]) one(event);
  };
  const read = async () => {
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (text + value).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines.filter((one) => one.startsWith('data: '))) {
        seen += 1;
        tell(JSON.parse(line.slice(6)) as PracticeEvent);
      }
    }
  };
  // Ends when the stream or the server does; whoever waits then runs into their own time limit.
  read().catch(() => undefined);
  return {
    count: () => seen,
    next: (ms) =>
      new Promise((resolve) => {
        const finish = (event: PracticeEvent | null) => {
          clearTimeout(timer);
          waiting.delete(finish);
          resolve(event);
        };
        const timer = setTimeout(() => finish(null), ms);
        waiting.add(finish);
      }),
    close: () => stopping.abort(),
  };
}
