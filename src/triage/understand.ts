import { categories, type Category } from '../domain/category.ts';
import type { Language } from '../domain/language.ts';
import type { Subject } from '../domain/subject.ts';
import { suspectsCompromise } from './alarm.ts';
import { evidenceOf, featuresOf, isKnownWord, rank, reading, type Ranked } from './classify.ts';
import { findCodes } from './codes.ts';
import { readImpact, type Impact } from './impact.ts';
import { isVague, readIntent, type Intent } from './intent.ts';
import { detectLanguage } from './language.ts';
import { nothingLearned, type Memory } from './memory.ts';
import type { Features } from './features.ts';
import { findOwnNames, type FoundName, type OwnName } from './names-own.ts';
import { findNames } from './names.ts';
import { subjectOf } from './subjects.ts';

/** What only this organisation knows. */
export interface Own {
  names: readonly OwnName[];
  learned: Memory;
}

export const nothingOwn: Own = { names: [], learned: nothingLearned };

export interface Understood {
  intent: Intent;
  /** Undefined when unsure: then people are asked. Only a report has one. */
  category: Category | undefined;
  /** Probability of the likeliest category, 0 to 1. */
  confidence: number;
  /** The next likeliest, best first; the likeliest too when no category was chosen. At most three. */
  alternatives: Category[];
  /** All categories, likeliest first; empty for what is no report. */
  ranked: Ranked[];
  /** Error codes as `findCodes` spells them. */
  codes: string[];
  /** What within the category, where the words say so. */
  subject: Subject | undefined;
  /** Undefined: it could be another than the person's usual one. */
  language: Language | undefined;
  /** Whom it hits and whether they can work, where the words say so. */
  impact: Impact;
  /** Somebody may have got hold of a password or a device. */
  compromise: boolean;
  /** Asks for a person, be it in the middle of a report. */
  wantsPerson: boolean;
  /** Says that it works again or no longer matters. */
  saysSolved: boolean;
}

// More than this adds time and no knowledge: the matter stands at the start of a long text.
const readAtMost = 4_000;
const worthNaming = 0.04;

/** Reads what a message wants and what it is about. Synchronous, no network; some 0.3 ms. */
export function understand(text: string, own: Own = nothingOwn): Understood {
  const start = text.slice(0, readAtMost);
  const codes = findCodes(start);
  const ownNames = findOwnNames(start, own.names);
  const isNamed = codes.length > 0 || ownNames.length > 0 || findNames(start).length > 0;
  const wish = readIntent(start, (word, greeted) => isNamed || (!greeted && isKnownWord(word)));
  const found = {
    ...wish,
    codes,
    language: detectLanguage(start),
    impact: readImpact(start),
    compromise: suspectsCompromise(start),
  };
  if (wish.intent !== 'report' || (!isNamed && isVague(start)))
    return { ...found, category: undefined, subject: undefined, confidence: 0, alternatives: [], ranked: [] };
  const features = featuresOf(start, ownNames);
  const chosen = choose(rank(evidenceWith(own, ownNames, features)));
  return { ...found, ...chosen, subject: subjectOf(start, chosen.category, own.names) };
}

/** What an own name adds: with nothing else said, it decides. */
const nameStrength = 3;

function evidenceWith(own: Own, names: readonly FoundName[], features: Features): Float64Array {
  const evidence = own.learned.adjust(features, evidenceOf(features));
  return evidence.map((score, column) =>
    names.some(({ category }) => category === categories[column]) ? score + nameStrength : score,
  );
}

/** Categories of a text that is a report for sure, likeliest first. */
export function rankCategories(text: string, own: Own = nothingOwn): Ranked[] {
  const start = text.slice(0, readAtMost);
  const features = featuresOf(start, findOwnNames(start, own.names));
  return rank(evidenceWith(own, findOwnNames(start, own.names), features));
}

export function choose(
  ranked: Ranked[],
): Pick<Understood, 'category' | 'confidence' | 'alternatives' | 'ranked'> {
  const confidence = ranked[0]!.probability;
  const sure = confidence >= reading().model.sureFrom;
  const alternatives = ranked
    .slice(sure ? 1 : 0)
    .filter(({ probability }) => probability >= worthNaming)
    .slice(0, 3)
    .map(({ category }) => category);
  return { category: sure ? ranked[0]!.category : undefined, confidence, alternatives, ranked };
}
