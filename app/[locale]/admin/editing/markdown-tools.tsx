'use client';

import { useTranslations } from 'next-intl';
import type { RefObject } from 'react';

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
  const use = (tool: keyof typeof tools) => {
    const areas = [...(within.current?.querySelectorAll('textarea') ?? [])];
    const area = areas.find((candidate) => candidate === document.activeElement) ?? areas[0];
    if (area === undefined) return;
    const [before, after] = tools[tool];
    const { selectionStart, selectionEnd, value } = area;
    area.focus();
    area.setRangeText(
      `${before}${value.slice(selectionStart, selectionEnd)}${after}`,
      selectionStart,
      selectionEnd,
      'end',
    );
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
