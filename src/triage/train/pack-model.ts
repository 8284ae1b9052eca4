interface Parts {
  about: { classes: number; table: Float64Array };
  language: { classes: number; table: Float64Array };
  rarity: Float32Array;
  languageRarity: Float32Array;
  sureFrom: number;
  words: string[];
}

const most = 32_767;

/** The shipped file; `loadModel` reads it. */
export function packModel({ about, language, rarity, languageRarity, sureFrom, words }: Parts): Buffer {
  const tables = [about, language].map(({ classes, table }) => {
    const scale = table.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / most || 1;
    return { classes, scale, cells: Int16Array.from(table, (weight) => Math.round(weight / scale)) };
  });
  const [aboutHead, languageHead] = tables.map(({ classes, scale, cells }) => ({
    classes,
    scale,
    cells: cells.length,
  }));
  const head = {
    v: 1,
    about: aboutHead,
    language: languageHead,
    rarity: rarity.length,
    languageRarity: languageRarity.length,
    sureFrom,
    words: words.join(' '),
  };
  const json = Buffer.from(JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const arrays = [...tables.map(({ cells }) => cells), rarity, languageRarity];
  return Buffer.concat([
    length,
    json,
    ...arrays.map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  ]);
}
