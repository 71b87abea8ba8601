/** What an element may be given: attributes by name, `text`-free; listeners by `on`. */
export interface ElementProps {
  /** Attributes; false and null leave one out, true sets it empty. */
  [name: string]: string | number | boolean | null | ((event: Event) => void);
}

/** An element with attributes and children. Texts become text, never markup. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: ElementProps = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null) continue;
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/, ''), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A sentence of content, whose `code` in backticks becomes code. */
export function createSentence(sentence: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const [index, part] of sentence.split('`').entries())
    fragment.append(index % 2 === 1 ? createElement('code', {}, part) : part);
  return fragment;
}
