import { expect, test } from './site';

test('a French reader finds in which languages there is more on Moldova', async ({ reader }) => {
  const page = await reader({ locale: 'fr-CH' });
  await page.goto('/');
  await expect(page).toHaveURL(/\/fr$/);
  await page.getByRole('link', { name: 'Mission en Moldavie' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mission de l’OSCE en Moldavie');
  await expect(page.getByRole('main')).toContainText('en anglais, en roumain et en russe');
  await expect(page.getByRole('link', { name: 'en anglais' })).toHaveAttribute('hreflang', 'en');
});

test('a Russian reader finds when and why the Office in Minsk closed, and what came before it', async ({ reader }) => {
  const page = await reader({ locale: 'ru' });
  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /закрыт/i })
    .first()
    .click();
  await page.getByRole('link', { name: 'Бюро в Минске' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('31 марта 2011 г.');
  await expect(main).toContainText(/принимающ/);
  await page.getByRole('link', { name: /Консультативно-наблюдательная группа/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Беларуси');
});

test('a German reader on a phone finds who plans closures', async ({ reader }) => {
  const page = await reader({ locale: 'de-AT', phone: true });
  await page.goto('/');
  await expect(page).toHaveURL(/\/de$/);
  const centre = page.getByText('Konfliktverhütungszentrum').first();
  await centre.scrollIntoViewIfNeeded();
  await expect(centre).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/Konfliktverhütungszentrum.*Schließung/s);
});

test('a Russian reader on a phone reaches a country without scrolling past the introduction', async ({ reader }) => {
  const page = await reader({ locale: 'ru', phone: true });
  await page.goto('/');
  const way = page.getByRole('link', { name: 'Сразу к операциям по регионам' });
  await expect(way).toBeInViewport();
  await way.click();
  const country = page.getByRole('navigation', { name: 'Регионы' }).getByRole('link', { name: 'Молдова' });
  await expect(country).toBeInViewport();
  await country.click();
  await expect(page.getByRole('heading', { name: 'Миссия в Молдове' })).toBeInViewport();
});

test('the thirteen operations of the source page are there, the one that has closed since with its day', async ({
  reader,
}) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('heading', { level: 3 })).toHaveCount(13);
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toContainText([
    'South-Eastern Europe',
    'Eastern Europe',
    'South Caucasus',
    'Central Asia',
  ]);
  await expect(page.getByRole('main')).not.toContainText('Baltic States');
  const caucasus = page.getByRole('region', { name: 'South Caucasus' });
  await expect(caucasus).toContainText('Closed on 30 November 2025');
});

test('a reader changes the language and stays on the page', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en/operations/centre-in-ashgabat');
  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page).toHaveURL(/\/ru\/operations\/centre-in-ashgabat$/);
  await page.getByRole('link', { name: 'Italiano' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Centro OSCE di Ashgabat');
});

test('a reader walks from a closed operation to what followed it', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en/closed');
  await page.getByRole('link', { name: 'Mission to Croatia' }).click();
  const notice = page.getByRole('region', { name: 'This operation is closed' });
  await expect(notice).toContainText('31 December 2007');
  await notice.getByRole('link', { name: 'Office in Zagreb' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('OSCE Office in Zagreb');
  await expect(page.getByRole('main')).toContainText('17 January 2012');
});

test('a life line tells that the staff had left, and that they came back', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en/operations/kosovo-verification-mission');
  await expect(page.getByRole('main').getByRole('img')).toHaveAccessibleName(
    'First day: 25 October 1998. Last day: 9 June 1999. Staff withdrawn: 20 March 1999.',
  );
  await page.goto('/en/operations/assistance-group-to-chechnya');
  await expect(page.getByRole('main').getByRole('img')).toHaveAccessibleName(
    'First day: 11 April 1995. Last day: 31 December 2002. Staff withdrawn: 16 December 1998. Staff returned: 15 June 2001.',
  );
});

test('an operation whose last day nobody knows says so', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en/operations/representative-estonian-commission-on-military-pensioners');
  await expect(page.getByRole('region', { name: 'This operation is closed' })).toContainText(/Last day\s*not known/);
});

test('what was not seen at a source is marked', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en/operations/personal-representative-minsk-conference');
  const established = page.getByRole('region', { name: 'Facts' }).getByText('Established').locator('xpath=..');
  await expect(established).toContainText('10 August 1995 (unconfirmed)');
  await page.goto('/en/operations/mission-to-sarajevo');
  const notice = page.getByRole('region', { name: 'This operation is closed' });
  await expect(notice).toContainText('Mission to Bosnia and Herzegovina (unconfirmed)');
  await page.goto('/en/operations/office-in-minsk');
  await expect(page.getByRole('region', { name: 'Facts' })).not.toContainText('unconfirmed');
});
