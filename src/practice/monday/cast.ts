/** Nobody of these exists. */
export const cast: { id: string; name: string }[] = [
  { id: 'noor', name: 'Noor Placeholder' },
  { id: 'yuki', name: 'Yuki Example' },
  { id: 'amara', name: 'Amara Sample' },
  { id: 'luis', name: 'Luis Template' },
  { id: 'ingrid', name: 'Ingrid Specimen' },
  { id: 'kofi', name: 'Kofi Example' },
  { id: 'priya', name: 'Priya Placeholder' },
  { id: 'mateo', name: 'Mateo Sample' },
  { id: 'anouk', name: 'Anouk Template' },
  { id: 'tariq', name: 'Tariq Specimen' },
  { id: 'hana', name: 'Hana Example' },
  { id: 'freya', name: 'Freya Placeholder' },
];
