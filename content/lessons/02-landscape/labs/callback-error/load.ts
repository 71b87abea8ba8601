/** Asks a server that answers after 100 ms. */
export function load(what: string, callback: (answer: string) => void) {
  setTimeout(() => callback(what), 100);
}
