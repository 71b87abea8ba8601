/** ISO 3166 codes of the twenty most populous countries, in their order: the pictures that the course network serves. */
export const FLAG_CODES = [
  'cn', 'in', 'us', 'id', 'pk', 'br', 'ng', 'bd', 'ru', 'jp', 'mx', 'et', 'ph', 'eg', 'vn', 'cd', 'tr', 'ir', 'de', 'th',
] as const; // prettier-ignore
