/** A name for the program's parameter that no source contains, not even spelled with escapes (C6). */
export function findHooksName(sources: Iterable<string>): string {
  const texts = [...sources].map(decodeEscapes);
  let name = '$hooks';
  for (let suffix = 1; texts.some((text) => text.includes(name)); suffix++) name = `$hooks${suffix}`;
  return name;
}

function decodeEscapes(text: string): string {
  return text.replace(
    /\\u(?:\{0*([\da-f]{1,6})\}|([\da-f]{4}))/gi,
    (escape, braced?: string, plain?: string) => {
      const code = Number.parseInt(braced ?? plain ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
    },
  );
}
