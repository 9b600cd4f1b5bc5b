import { getTranslations } from 'next-intl/server';
import { KosovoNote } from '@/components/kosovo-note';
import { WrittenDate } from '@/components/written-date';
import type { Profile } from '@/db/queries/profiles';
import { earliest } from '@/domain/calendar';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { PublicPage } from '../../public-page';

/** An operation's page on a day on which it was neither established nor decided: that it did not exist yet, and the way to its first day. */
export async function NotYet({ profile, locale }: { profile: Profile & SeenOn; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'onADay' });
  const { name, life, on, today, slug } = profile;
  const path = operationPath(slug);
  return (
    <PublicPage locale={locale} path={path} room="operations" available={profile.locales} shows={{ on, today }}>
      <h1
        lang={profile.textLocale === locale ? undefined : profile.textLocale}
        className={`font-serif font-semibold tracking-tight ${name.length > 60 ? 'max-w-[34ch] text-3xl leading-tight md:text-4xl' : 'max-w-[24ch] text-title'}`}
      >
        {name}
      </h1>
      <p className="mt-3 text-lg text-soft">{t('notYet')}</p>
      <p className="mt-6 max-w-measure border-s-4 border-ink bg-wash px-5 py-4">
        {t.rich('notYetText', {
          date: () => (
            <a href={pathOf(locale, path, earliest(life.establishedOn))}>
              <WrittenDate date={life.establishedOn} locale={locale} />
            </a>
          ),
        })}
      </p>
      <KosovoNote texts={[name]} locale={locale} />
    </PublicPage>
  );
}
