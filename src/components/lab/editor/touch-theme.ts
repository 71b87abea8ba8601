import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The site's colours for CodeMirror; they are tokens, so that both themes are met without a listener. */
export function createTouchTheme(): Extension {
  return [
    EditorView.theme({
      '&': {
        blockSize: '100%',
        fontSize: 'var(--touch-editor-px, 16px)',
        background: 'var(--color-surface)',
      },
      '&.cm-focused': { outline: '2px solid var(--color-accent)', outlineOffset: '-2px' },
      '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55', overflow: 'auto' },
      '.cm-content': { padding: '12px 0', caretColor: 'var(--color-accent)', color: 'var(--color-text)' },
      '.cm-line': { paddingInline: '6px 12px' },
      '.cm-gutters': {
        background: 'var(--color-surface)',
        border: '0',
        color: 'var(--color-text-muted)',
      },
      '.cm-lineNumbers .cm-gutterElement': {
        minInlineSize: '2.2em',
        paddingInline: '4px',
        cursor: 'pointer',
      },
      '.cm-cursor, .cm-dropCursor': {
        borderInlineStartColor: 'var(--color-accent)',
        borderInlineStartWidth: '2px',
      },
      '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        background: 'color-mix(in srgb, var(--color-accent) 25%, transparent)',
      },
      '.cm-tooltip': {
        maxInlineSize: 'min(22rem, 90vw)',
        border: '1px solid var(--color-line-strong)',
        background: 'var(--color-surface)',
        color: 'var(--color-text)',
        fontFamily: 'var(--font-sans)',
      },
      '.cm-diagnostic-error': { borderInlineStartColor: 'var(--color-error)' },
      '.cm-lintRange-error': {
        backgroundImage: 'none',
        textDecoration: 'underline wavy var(--color-error)',
        textUnderlineOffset: '0.2em',
      },
      '&.cm-focused .cm-matchingBracket': { background: 'var(--color-mark)' },
    }),
    syntaxHighlighting(HIGHLIGHT),
  ];
}

const token = (name: string): string => `var(--code-token-${name})`;

const HIGHLIGHT: HighlightStyle = HighlightStyle.define([
  { tag: tags.comment, color: token('comment') },
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self], color: token('keyword') },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: token('string') },
  { tag: [tags.number, tags.bool, tags.null], color: token('constant') },
  {
    tag: [tags.typeName, tags.className, tags.function(tags.variableName), tags.function(tags.propertyName)],
    color: token('function'),
  },
  { tag: [tags.punctuation, tags.bracket, tags.operator], color: token('punctuation') },
]);
