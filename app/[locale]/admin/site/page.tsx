import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findDraft } from '@/db/queries/drafts';
import { findTranslationState } from '@/db/queries/texts';
import { locales } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { languageName } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { siteSubject } from '../editing/subject';
import { Publishing } from '../operations/[slug]/publishing';
import { Room, Section } from '../room';
import { roomHead } from '../room-head';
import { Cell, Row, Table } from '../table';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('site'));
}

/** The texts that belong to no operation: the introduction, the Centre's role, the page about the site. */
export default async function SitePage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'enter_rooms');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const stateOf = (part: (typeof locales)[number]) =>
    findDraft(queryDb(), 'common', part)?.state ??
    ((findTranslationState(queryDb(), 'common', part)?.outdated.length ?? 0) > 0 ? 'outdated' : 'published');
  return (
    <Room locale={locale} who={who} here="site" title={t('site')} lead={t('sitePage.lead')}>
      <p className="mb-6">
        <a href={pathOf(locale, '/admin/site/history')}>{t('history.title')}</a>
      </p>
      <Section title={t('part.title')}>
        <Table label={t('part.title')} columns={[t('matrix.language'), t('matrix.state')]}>
          {locales.map((part) => (
            <Row key={part}>
              <Cell head>
                <a href={pathOf(locale, `/admin/site/${part}`)}>{languageName(part, locale)}</a>
              </Cell>
              <Cell>{t(`partState.${stateOf(part)}`)}</Cell>
            </Row>
          ))}
        </Table>
      </Section>
      {may(who, 'publish') && <Publishing locale={locale} subject={siteSubject} of="common" />}
    </Room>
  );
}
