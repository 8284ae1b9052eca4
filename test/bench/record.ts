/** What arrived where. Each measured message carries a mark of its own, which shows wherever its words do. */
export interface Recording {
  /** Answers the new activity's id. */
  posted(conversation: string, body: string): string;
  updated(conversation: string, activity: string, body: string): string;
  /** Resolves with the moment the last of the marks had arrived, or undefined after `withinMs`. */
  arrival(marks: readonly string[], withinMs: number): Promise<number | undefined>;
  /** What is wrong with where the marks are now: each must stand in one post, and a chat's all in one place. */
  mistakes(marks: readonly string[]): string[];
  /** Posts and updates so far, and when the latest came. */
  counts: { posts: number; updates: number; threads: number; latestAt: number };
}

export const markOf = (round: number, conversation: number): string => `mark${round}of${conversation}e`;
const marksIn = (body: string): string[] => [...new Set(body.match(/mark\d+of\d+e/g))];
const conversationOf = (mark: string): string => /of(\d+)e/.exec(mark)![1]!;

export function record(): Recording {
  const posts = new Map<string, { place: string; marks: string[] }>();
  const arrivedAt = new Map<string, number>();
  const counts = { posts: 0, updates: 0, threads: 0, latestAt: 0 };
  let arrived = () => {};

  function note(id: string, place: string, body: string): string {
    counts.latestAt = performance.now();
    const marks = marksIn(body);
    posts.set(id, { place, marks });
    for (const mark of marks) if (!arrivedAt.has(mark)) arrivedAt.set(mark, counts.latestAt);
    arrived();
    return id;
  }

  return {
    counts,
    posted: (conversation, body) => {
      counts.posts += 1;
      if (body.includes('"isGroup":true')) counts.threads += 1;
      return note(`post-${posts.size + 1}`, conversation, body);
    },
    updated: (conversation, activity, body) => {
      counts.updates += 1;
      return note(activity, conversation, body);
    },
    arrival: (marks, withinMs) =>
      new Promise((resolve) => {
        const missing = new Set(marks);
        const end = (at?: number) => {
          clearTimeout(patience);
          arrived = () => {};
          resolve(at);
        };
        const patience = setTimeout(end, withinMs);
        arrived = () => {
          for (const mark of missing) {
            if (!arrivedAt.has(mark)) return;
            missing.delete(mark);
          }
          end(Math.max(...marks.map((mark) => arrivedAt.get(mark)!)));
        };
        arrived();
      }),
    mistakes: (marks) => {
      const places = new Map<string, Set<string>>();
      const times = new Map<string, number>();
      for (const post of posts.values()) {
        for (const mark of post.marks) {
          times.set(mark, (times.get(mark) ?? 0) + 1);
          const conversation = conversationOf(mark);
          places.set(conversation, (places.get(conversation) ?? new Set()).add(post.place));
        }
      }
      const counted = marks.filter((mark) => times.get(mark) !== 1);
      const strayed = [...places].filter(([, found]) => found.size !== 1);
      return [
        ...counted.map((mark) => `${mark} stands in ${times.get(mark) ?? 0} posts`),
        ...strayed.map(([conversation, found]) => `chat ${conversation} reached ${[...found].join(' and ')}`),
      ];
    },
  };
}
