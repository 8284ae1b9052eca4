/** "cliqué" as "clique": so that `\b` of a regular expression, which knows ASCII letters only, finds where words end. */
export const withoutAccents = (text: string): string =>
  text.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
