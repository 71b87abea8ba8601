/** The twenty most populous countries, in the order of the alphabet. */
const list =
  'bd br cd cn de eg et id in ir jp mx ng ph pk ru th tr us vn';

export const codes = list.split(' ');
