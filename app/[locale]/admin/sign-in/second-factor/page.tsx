import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findWhoWaits } from '@/auth/signed-in';
import { doorAddress, readWayBack } from '@/auth/way-back';
import { type LocaleParams, localeOf } from '../../../locale-params';
import { ActionForm, SubmitButton, TextField } from '../../form';
import { Room } from '../../room';
import { roomHead } from '../../room-head';
import { passSecondFactor } from '../actions';
import { type DoorQuery, WayBack } from '../way-back';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('secondFactorQuestion.title'));
}

/** The second question at the door, for whoever has answered the first. */
export default async function SecondFactorQuestionPage({ params, searchParams }: LocaleParams & DoorQuery) {
  const locale = await localeOf(params);
  const wayBack = readWayBack((await searchParams).next);
  if ((await findWhoWaits()) === null) redirect(doorAddress(locale, wayBack));
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <Room
      locale={locale}
      who={null}
      here={null}
      title={t('secondFactorQuestion.title')}
      lead={t('secondFactorQuestion.lead')}
      narrow
    >
      <ActionForm action={passSecondFactor.bind(null, locale)}>
        <WayBack to={wayBack} />
        <TextField
          name="code"
          autoComplete="one-time-code"
          label={t('field.code')}
          hint={t('secondFactorQuestion.hint')}
        />
        <SubmitButton>{t('signIn.submit')}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-small">
        <a href={doorAddress(locale, wayBack)}>{t('secondFactorQuestion.back')}</a>
      </p>
    </Room>
  );
}
