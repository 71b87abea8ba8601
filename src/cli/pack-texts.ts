import type { Lesson } from '../course/index.ts';

/** First line of a pack's README.txt; a folder that has it may be written anew. */
export const PACK_MARK = 'Interleave, one lesson';

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('`', '');

const STYLE = `body{max-width:36rem;margin:0 auto;padding:2rem 1.5rem;background:#faf9f6;color:#1d1c1a;font:1.125rem/1.6 system-ui,sans-serif}
h1{line-height:1.15}a{color:#3f3cbb}li{margin-block:.25rem}@media(prefers-color-scheme:dark){body{background:#13151a;color:#e9e6df}a{color:#a9a6ff}}`;

function toPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** The pack's first page: what there is. */
export function toFirstPage({ slug, title, promise }: Lesson): string {
  const links = [
    [`/learn/${slug}/`, 'The lesson, to read and run'],
    [`/present/${slug}/`, 'Its slides, for the projector'],
    [`/present/${slug}/presenter/`, 'The presenter’s window: notes and time'],
    ['/present/check/', 'Does everything work in this browser?'],
    [`/present/${slug}/handout/`, 'A handout to print'],
    ['/licences/', 'Licences'],
  ];
  const list = links.map(([href, text]) => `<li><a href="${href ?? ''}">${text ?? ''}</a></li>`).join('\n');
  return toPage(
    escapeHtml(title),
    `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(promise)}</p>\n<ul>\n${list}\n</ul>`,
  );
}

/** The page at addresses that the pack has not. */
export function toMissingPage({ title }: Lesson): string {
  return toPage(
    'Not in this pack',
    `<h1>Not in this pack</h1>\n<p>This folder holds one lesson: <a href="/">${escapeHtml(title)}</a>.</p>`,
  );
}

/** README.txt of a pack. */
export function toPackReadme({ slug, title }: Lesson, sizeText: string): string {
  return `${PACK_MARK}: ${title}
${sizeText}. Everything is in this folder: no other network is needed.


Serve it

The folder must be the root of a web server; opening a file by a double click does not work. Any of these does, in this folder:

    npx serve
    python3 -m http.server 8000
    php -S localhost:8000

Then open the address that it prints: http://localhost:3000 or http://localhost:8000. Read at /learn/${slug}/, project at
/present/${slug}/, and see beforehand at /present/check/ that everything works.


Threads

Programs with threads need shared memory. Browsers give it to pages that come with these two headers:

    Cross-Origin-Opener-Policy: same-origin
    Cross-Origin-Embedder-Policy: require-corp

The file _headers says so to hosts that read it. Where a server sets no headers, as those above, a service worker (sw.js) adds
them: the first page loads twice, and that is all.


For the whole room

On the machine that serves it everything works by http://localhost: project from there. From other machines browsers trust https
alone. By http://192.168.… people read the lesson, project its slides in two windows, vote, and run programs without threads.
Threads, full offline use, and copying by a click need https: a server with a certificate that the room trusts, or a tunnel that
ends in https. A lab with threads says so where it stands.
`;
}
