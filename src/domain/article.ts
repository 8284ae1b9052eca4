/** What a card shows of an article at once: so many steps, and characters of each and of the end. More is refused. */
export const articleLimits = { steps: 40, step: 600, stop: 400 };
