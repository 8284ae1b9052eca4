/* `npm run train`: learns from the examples and writes the model that is shipped. Takes half a minute. */
import { writeFileSync } from 'node:fs';
import { categories } from '../../domain/category.ts';
import { languages } from '../../domain/language.ts';
import { loadExamples, type Example } from '../examples.ts';
import { featureSlots, readFeatures, weigh, wordsOf, type Features } from '../features.ts';
import { languagePieces, languageSlots } from '../language.ts';
import { modelFile } from '../model.ts';
import { loadYardstick } from '../yardstick.ts';
import { loadVectors, type Vectors } from '../vectors.ts';
import { calibrate, type Judged } from './calibrate.ts';
import { trainComplement } from './complement.ts';
import { addScores, trainLogistic } from './logistic.ts';
import { packModel } from './pack-model.ts';

/* Chosen by cross-validation among 3, 10, 30 and 0, 1, 2, 3. */
const freedom = 10;
const complementShare = 1.5;

interface Trained {
  table: Float64Array;
  rarity: Float32Array;
}

const vectors = loadVectors();
const examples = loadExamples();
console.log(`${examples.length} examples`);
const about = trainAbout(examples);
const { sharpness, sureFrom, report } = calibrate(judge(about));
console.log(report);
const language = trainLanguage(examples);
const bytes = packModel({
  about: { classes: categories.length, table: about.table.map((weight) => weight * sharpness) },
  language: { classes: languages.length, table: language.table },
  rarity: about.rarity,
  languageRarity: language.rarity,
  sureFrom,
  words: vocabularyOf(examples, vectors),
});
writeFileSync(modelFile, bytes);
console.log(`${modelFile}: ${Math.round(bytes.length / 1024)} KB`);

/** What it says of texts that it has not learned from. */
function judge({ table, rarity }: Trained): Judged[] {
  return loadYardstick().map(({ text, label }) => {
    const { slots, weights } = weigh(readFeatures(text, vectors), rarity);
    const scores = new Float64Array(categories.length);
    addScores(table, slots, weights, scores);
    return { scores, label: categories.indexOf(label) };
  });
}

function trainAbout(from: readonly Example[]): Trained {
  const blocks = from.map(({ text }) => readFeatures(text, vectors));
  const rarity = rarityOf(
    blocks.map(({ words, pieces }) => [words, pieces]),
    featureSlots,
  );
  const documents = blocks.map((block) => weigh(block, rarity));
  const labels = from.map(({ category }) => categories.indexOf(category));
  const size = { classes: categories.length, rows: featureSlots + vectors.size };
  const table = trainLogistic(documents, labels, { ...size, freedom, rounds: 60 });
  const complement = trainComplement(documents, labels, { ...size, rows: featureSlots });
  complement.forEach((weight, cell) => (table[cell]! += complementShare * weight));
  return { table, rarity };
}

function trainLanguage(from: readonly Example[]): Trained {
  const blocks = from.map(({ text }) => languagePieces(text));
  const rarity = rarityOf(
    blocks.map((pieces) => [pieces]),
    languageSlots,
  );
  const none = new Map<number, number>();
  const documents: Features[] = blocks.map((pieces) =>
    weigh({ words: none, pieces, sense: undefined }, rarity),
  );
  const labels = from.map(({ language: spoken }) => languages.indexOf(spoken));
  const options = { classes: languages.length, rows: languageSlots, freedom: 30, rounds: 40 };
  return { table: trainLogistic(documents, labels, options), rarity };
}

/** Inverse document frequency. */
function rarityOf(documents: readonly ReadonlyMap<number, number>[][], slots: number): Float32Array {
  const rarity = new Float32Array(slots);
  for (const blocks of documents)
    for (const block of blocks) for (const slot of block.keys()) rarity[slot]! += 1;
  return rarity.map((count) => (count === 0 ? 0 : Math.log((documents.length + 1) / (count + 1)) + 1));
}

/** Words met more than twice, as typos are not. */
function vocabularyOf(from: readonly Example[], known: Vectors): string[] {
  const counts = new Map<string, number>();
  for (const { text } of from)
    for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].flatMap(([word, count]) => (count > 2 && !known.has(word) ? [word] : [])).sort();
}
