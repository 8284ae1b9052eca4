import type { Features } from '../features.ts';

// Smoothing: 0.3 was best of 0.1, 0.3, 1 in five-fold cross-validation.
const alpha = 0.3;

/**
 * Complement naive Bayes (Rennie et al., 2003): each class is weighed by how unlike all the others a text is. A table as
 * that of `trainLogistic`; rows from `rows` on are left out.
 */
export function trainComplement(
  documents: readonly Features[],
  labels: readonly number[],
  { classes, rows }: { classes: number; rows: number },
): Float32Array {
  const table = new Float32Array(rows * classes);
  const all = new Float64Array(rows);
  const mass = new Float64Array(classes);
  documents.forEach(({ slots, weights }, index) => {
    const column = labels[index]!;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at]!;
      if (slot >= rows) continue;
      table[slot * classes + column]! += weights[at]!;
      all[slot]! += weights[at]!;
      mass[column]! += weights[at]!;
    }
  });
  const used: number[] = [];
  for (let slot = 0; slot < rows; slot++) if (all[slot] !== 0) used.push(slot);
  const everything = mass.reduce((sum, weight) => sum + weight, 0) + alpha * used.length;
  for (let column = 0; column < classes; column++) {
    for (const slot of used) {
      const cell = slot * classes + column;
      table[cell] = Math.log((everything - mass[column]!) / (all[slot]! - table[cell]! + alpha));
    }
  }
  return centred(table, used, classes);
}

/** Only the differences between classes mean something: without what they share, the numbers stay small. */
function centred(table: Float32Array, used: readonly number[], classes: number): Float32Array {
  for (const slot of used) {
    let sum = 0;
    for (let column = 0; column < classes; column++) sum += table[slot * classes + column]!;
    for (let column = 0; column < classes; column++) table[slot * classes + column]! -= sum / classes;
  }
  return table;
}
