'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef } from 'react';

/** What each tool puts before and after what is selected. */
const tools = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  heading: ['## ', ''],
  list: ['- ', ''],
  link: ['[', '](https://)'],
} as const;

/** A few buttons that write Markdown around what is selected; undo goes on working, because they type as the person would. */
export function MarkdownTools({ within }: { within: RefObject<HTMLElement | null> }) {
  const t = useTranslations('rooms');
  const last = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      if (target instanceof HTMLTextAreaElement && target.name.startsWith('text.')) last.current = target;
    };
    const element = within.current;
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [within]);
  const use = (tool: keyof typeof tools) => {
    // Whoever comes to a button with the keyboard has left the field; what they selected there is selected still.
    const area = last.current ?? within.current?.querySelector('textarea') ?? null;
    if (area === null) return;
    const [before, after] = tools[tool];
    const { selectionStart, selectionEnd, value } = area;
    area.focus();
    const text = `${before}${value.slice(selectionStart, selectionEnd)}${after}`;
    // Old, and the one way of typing that can be undone; a browser that has given it up gets the text all the same.
    if (document.execCommand('insertText', false, text)) return;
    area.setRangeText(text, selectionStart, selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return (
    <div role="toolbar" aria-label={t('editor.tools')} className="flex flex-wrap gap-1">
      {(Object.keys(tools) as (keyof typeof tools)[]).map((tool) => (
        <button
          key={tool}
          type="button"
          // The field keeps the focus, and with it what is selected.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => use(tool)}
          className="cursor-pointer rounded-sm border border-rule px-2 py-0.5 text-small hover:border-ink"
        >
          {t(`editor.tool.${tool}`)}
        </button>
      ))}
    </div>
  );
}
