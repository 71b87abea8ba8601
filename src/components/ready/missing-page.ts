/** A lesson that this browser keeps. */
export interface KeptName {
  path: string;
  title: string;
}

const STYLE = `:root{color-scheme:light dark}body{margin:0;background:#faf9f6;color:#1d1c1a;font:18px/1.6 system-ui,sans-serif}
main{max-width:34rem;margin:12vh auto;padding:0 1.25rem}h1{font-size:1.75rem;line-height:1.2}a{color:inherit;display:inline-block;padding:.5rem 0}
ul{padding:0;list-style:none}@media(prefers-color-scheme:dark){body{background:#13151a;color:#e9e6df}}`;

/** Page that stands in for one that is not kept, while the site does not answer. */
export function toMissingPage(lessons: readonly KeptName[]): Response {
  const links = lessons.map(({ path, title }) => `<li><a href="${toText(path)}">${toText(title)}</a></li>`);
  const stored =
    links.length === 0
      ? '<p>When you are online again, you can make the whole course available offline: the link stands at the foot of every page.</p>'
      : `<h2>What is stored</h2><ul>${links.join('')}</ul>`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>You are offline · Interleave</title><style>${STYLE}</style></head><body><main><h1>This page is not stored on this device</h1>
<p>You are offline, or the site does not answer. Nothing of yours is lost: drafts and progress are on this device.</p>
${stored}<p><a href="">Try this page again</a></p></main></body></html>`;
  return new Response(html, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}

function toText(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
