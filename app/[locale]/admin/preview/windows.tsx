import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';

/** The windows in which a preview shows a page, in CSS pixels. */
const windows = [
  { key: 'phone', width: 360, height: 720 },
  { key: 'desktop', width: 1200, height: 840 },
] as const;

/** A page of the public site as a preview frames it, on a phone and on a desktop. */
export async function Windows({
  locale,
  title,
  src,
  walked = false,
}: {
  locale: Locale;
  title: string;
  src: string;
  /** Whether its links lead on within the frame; then it may do nothing but that. */
  walked?: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return windows.map(({ key, width, height }) => (
    <section key={key} className="mt-8">
      <h2 className="mb-2 font-semibold">
        {title} · {t(`preview.${key}`)}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard. */}
      <section tabIndex={0} aria-label={t('preview.frame', { page: title, width })} className="overflow-x-auto">
        <iframe
          src={src}
          title={t('preview.frame', { page: title, width })}
          width={width}
          height={height}
          sandbox={walked ? 'allow-same-origin allow-forms' : undefined}
          className="max-w-none border border-rule"
        />
      </section>
    </section>
  ));
}
