import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { successionKinds } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';

/** What the shapes and lines of the timeline mean, in words. `ahead`: whether anything in it is still to come. */
export async function Key({ locale, ahead }: { locale: Locale; ahead: boolean }) {
  const t = await getTranslations({ locale });
  return (
    <section aria-labelledby="key" className="timeline-key mb-8">
      <h2 id="key" className="mb-2 text-base font-semibold">
        {t('timeline.key')}
      </h2>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-8 gap-y-1 text-small text-soft">
        <Entry words={t('timeline.established')}>
          <rect x="8" y="8" width="36" height="8" className="bar" />
          <use href="#established" x="8" y="12" />
        </Entry>
        <Entry words={t('timeline.restructured')}>
          <rect y="8" width="44" height="8" className="bar" />
          <use href="#restructured" x="22" y="12" />
        </Entry>
        <Entry words={t('timeline.withdrawn')}>
          <rect y="8" width="22" height="8" className="bar" />
          <rect x="22" y="11" width="22" height="2" className="bar" />
          <use href="#withdrawn" x="22" y="12" />
        </Entry>
        <Entry words={t('timeline.returned')}>
          <rect y="11" width="22" height="2" className="bar" />
          <rect x="22" y="8" width="22" height="8" className="bar" />
          <use href="#returned" x="22" y="12" />
        </Entry>
        <Entry words={t('timeline.closed')}>
          <rect y="8" width="36" height="8" className="bar" />
          <use href="#closed" x="36" y="12" />
        </Entry>
        <Entry words={t('timeline.open')} open>
          <rect y="8" width="36" height="8" className="bar" />
          <use href="#goes-on" x="36" y="12" />
        </Entry>
        <Entry words={t('timeline.hollow')}>
          <rect x=".5" y="8.5" width="43" height="7" className="hollow" />
        </Entry>
        {ahead && (
          <Entry words={t('timeline.ahead')} open>
            <rect y="10.5" width="44" height="3" className="bar" />
          </Entry>
        )}
        {successionKinds.map((kind) => (
          <Entry key={kind} words={t(`timeline.${kind}`)}>
            <path d="M6 2v18h38" className={`tie ${kind}`} />
          </Entry>
        ))}
      </ul>
    </section>
  );
}

function Entry({ words, open = false, children }: { words: string; open?: boolean; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[3rem_1fr] items-center gap-x-3">
      <svg width="48" height="24" aria-hidden="true" className={open ? 'timeline-sample open' : 'timeline-sample'}>
        {children}
      </svg>
      <span>{words}</span>
    </li>
  );
}
