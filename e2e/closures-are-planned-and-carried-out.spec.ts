import type { Browser, Locator, Page } from '@playwright/test';
import { findPlans } from '../db/queries/plans';
import { createPlan, savePlanPart, setPlanStep } from '../db/writes/plans';
import { type Locale, locales } from '../domain/locale';
import { nothingPlanned, type PlanKind, type PlannedFacts, type PlanStep, stepsOfPlan } from '../domain/plan';
import { pathOf } from '../i18n/addresses';
import { writeDate } from '../i18n/dates';
import { messagesOf } from '../i18n/messages';
import { addEditor, type Editor, enter, within } from './editors';
import { expect, get, journeyDay, type Site, startSite, test } from './site';

const { rooms: words } = messagesOf('en');
const problems = words.problem;
const page = words.plansPage;

/** A browser on which somebody has entered the rooms. */
async function roomOf(site: Site, chromium: Browser, editor: Editor, javaScriptEnabled = true): Promise<Page> {
  const context = await chromium.newContext({ baseURL: site.url, locale: 'en', javaScriptEnabled });
  await enter(site, context, editor);
  return context.newPage();
}

/** Opens a room and waits until it is at work: then, with JavaScript, the rooms have their shortcuts. */
async function open(room: Page, path: string, javaScript: boolean): Promise<void> {
  await room.goto(path);
  if (javaScript) await expect(room.getByRole('button', { name: words.shortcuts.title })).toBeVisible();
}

const field = (room: Page | Locator, label: string) => room.getByLabel(label, { exact: true });
const press = (room: Page | Locator, name: string) => room.getByRole('button', { name, exact: true }).click();
const row = (room: Page, group: string, number: number) =>
  room.getByRole('group', { name: `${group}, row ${number}`, exact: true });

async function begin(room: Page, kind: PlanKind, title: string, operation: string, target: string): Promise<string> {
  await room.goto('/en/admin/plans');
  await field(room, page.kind).selectOption(kind);
  await field(room, page.operation).selectOption(operation);
  await field(room, page.title).fill(title);
  await field(room, page.target).fill(target);
  await press(room, page.beginSubmit);
  await expect(room.getByRole('heading', { level: 1 })).toHaveText(title);
  return new URL(room.url()).pathname;
}

/** Says of every step that somebody sees to that it is done, but of the last that it is not needed. */
async function seeToSteps(room: Page, kind: PlanKind): Promise<void> {
  const steps = stepsOfPlan(kind).slice(2);
  for (const step of steps) {
    const form = room.getByRole('form', { name: page.noteStep.replace('{step}', words.planStep[step]), exact: true });
    await field(form, page.state).selectOption(step === steps.at(-1) ? 'not_needed' : 'done');
    await field(form, page.note).fill(`Seen to: ${step}`);
    await press(form, words.save);
    await expect(room.getByText(`Seen to: ${step}`)).toBeVisible();
  }
}

async function write(room: Page, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts))
    await room.getByRole('textbox', { name: label, exact: true }).fill(text);
  await press(room, page.saveTexts);
  await expect(room.getByText(words.done.plan_texts_saved)).toBeVisible();
}

for (const javaScript of [true, false]) {
  test(`an office is established and the mission that it follows is closed (JavaScript: ${javaScript})`, async ({
    chromium,
  }) => {
    test.setTimeout(240_000);
    const site = await startSite();
    const others = locales.filter((locale) => locale !== 'en');
    const editor = await roomOf(site, chromium, await addEditor(site, 'Edita', ['editor']), javaScript);
    const translator = await roomOf(site, chromium, await addEditor(site, 'Tara', ['translator'], others), javaScript);
    const publisher = await roomOf(site, chromium, await addEditor(site, 'Pablo', ['publisher']), javaScript);

    // From nothing to a published profile.
    const founding = await begin(editor, 'establishment', 'An office in Chisinau', '', '2027-04');
    await open(editor, founding, javaScript);
    await field(editor, page.field.slug).fill('office-in-chisinau');
    await field(editor, page.field.kind).selectOption('office');
    await field(editor, page.field.region).selectOption('eastern-europe');
    await field(editor, page.field.seat).fill('Chisinau');
    await field(editor, page.field.establishedOn).fill('2027-04');
    await field(editor, page.field.decision).fill('PC.DEC/1600');
    await field(editor, page.field.decidedOn).fill('2026-11-20');
    await row(editor, page.group.hostCountries, 1).getByLabel(page.column.country).fill('Moldova');
    await editor.getByLabel(messagesOf('en').theme.education).check();
    await press(editor, page.saveFacts);
    await expect(editor.getByText(words.done.plan_saved)).toBeVisible();
    // A month is enough while it is prepared, and too little to be decided.
    await expect(editor.getByText(problems.life_precision_needed).first()).toBeVisible();
    await field(editor, page.field.establishedOn).fill('2027-04-01');
    await press(editor, page.saveFacts);
    await expect(editor.getByText(problems.life_precision_needed)).toHaveCount(0);
    await seeToSteps(editor, 'establishment');
    await open(editor, `${founding}/en`, javaScript);
    await write(editor, {
      [words.textField.name]: 'OSCE Office in Chisinau',
      [words.textField.shortName]: 'Office in Chisinau',
      [words.textField.seatName]: 'Chisinau',
      [words.textField.summary]: 'The Office goes on with what the Mission to Moldova began.',
      [words.textField.description]: 'The Office in Chisinau and what it works on.',
    });
    // The editor sees that it is ready, and no way to do it.
    await editor.goto(founding);
    await expect(editor.getByText('6 of 6 steps')).toBeVisible();
    await expect(editor.getByText(page.byPublisher)).toBeVisible();
    await expect(editor.getByRole('button', { name: /^Establish/ })).toHaveCount(0);
    await publisher.goto(founding);
    await publisher
      .getByRole('button', {
        name: 'Establish OSCE Office in Chisinau now, first day 1 April 2027, with its profile in 1 language',
      })
      .click();
    await expect(publisher.getByText('Carried out on 24 November 2026 by Pablo.')).toBeVisible();
    expect((await get(site, '/en/operations/office-in-chisinau')).$('h1').text()).toBe('OSCE Office in Chisinau');

    // The closure, with that office as its successor.
    const closing = await begin(editor, 'closure', 'Moldova closes', 'mission-to-moldova', '2027-03-31');
    await open(editor, closing, javaScript);
    await field(editor, page.field.kind).selectOption('succeeded');
    await field(editor, page.field.lastDay).fill('2027-03-31');
    await field(editor, page.field.decision).fill('PC.DEC/1601');
    await field(editor, page.field.decidedOn).fill('2026-11-20');
    await press(editor, page.saveFacts);
    await expect(editor.getByText(problems.successor_missing).first()).toBeVisible();
    await row(editor, page.group.successors, 1).getByLabel(page.column.slug).fill('OSCE Office in Chisinau');
    await row(editor, page.group.successors, 1).getByLabel(page.column.kind).selectOption('replaced');
    await press(editor, page.saveFacts);
    await expect(editor.getByText(problems.successor_missing)).toHaveCount(0);
    await expect(field(row(editor, page.group.successors, 1), page.column.slug)).toHaveValue('OSCE Office in Chisinau');
    await seeToSteps(editor, 'closure');
    await open(editor, `${closing}/en`, javaScript);
    const announced = (locale: Locale) => `Announced in ${locale}: the Mission is to close.`;
    const told = (locale: Locale) => `Told in ${locale}: the Mission did what it was there for.`;
    const textsIn = (locale: Locale) => ({
      [page.announcementField]: announced(locale),
      [words.textField.closureNote]: told(locale),
    });
    await write(editor, textsIn('en'));
    for (const locale of others) {
      await open(translator, `${closing}/${locale}`, javaScript);
      // The source text stands beside the translation.
      await expect(translator.getByText(told('en'))).toBeVisible();
      await write(translator, textsIn(locale));
    }

    // It is announced: readers are told, in their language, and that it is not decided.
    const before = (await get(site, '/fr/operations/mission-to-moldova')).html;
    expect(before).not.toContain(announced('fr'));
    await publisher.goto(closing);
    await press(publisher, page.announce);
    await expect(publisher.getByText(page.announcedText)).toBeVisible();
    for (const locale of locales) {
      const { $ } = await get(site, pathOf(locale, '/operations/mission-to-moldova'));
      const { announcement } = messagesOf(locale);
      expect($('main').text()).toContain(announcement.heading.closure);
      expect($('main').text()).toContain(announced(locale));
      expect($('main').text()).toContain(announcement.undecided);
      expect($('main').text()).not.toContain(told(locale));
    }

    // Nobody else can carry it out; a publisher does, and it is told in all languages at once.
    await editor.goto(closing);
    await expect(editor.getByRole('button', { name: /^Decide now/ })).toHaveCount(0);
    const again = await publisher.context().newPage();
    for (const tab of [publisher, again]) await tab.goto(closing);
    const decide = /^Decide now: Mission to Moldova closes, last day 31 March 2027, told in 6 languages$/;
    await publisher.getByRole('button', { name: decide }).click();
    await expect(publisher.getByText('Carried out on 24 November 2026 by Pablo.')).toBeVisible();
    await again.getByRole('button', { name: decide }).click();
    await expect(again.getByText(problems.plan_ended).first()).toBeVisible();
    for (const locale of locales) {
      const { $ } = await get(site, pathOf(locale, '/operations/mission-to-moldova'));
      expect($('main').text()).toContain(writeDate('2027-03-31' as never, locale));
      expect($('main').text()).not.toContain(announced(locale));
    }

    // It closes by itself on the day after its last day.
    site.setClock('2027-03-31T21:59:59Z');
    expect((await get(site, '/en/closed')).$('main').text()).not.toContain('Mission to Moldova');
    site.setClock('2027-03-31T22:00:00Z');
    for (const locale of locales) {
      const { $ } = await get(site, pathOf(locale, '/operations/mission-to-moldova'));
      expect($('main').text()).toContain(messagesOf(locale).operation.closedHeading);
      expect($('main').text()).toContain(told(locale));
      expect($('main').text()).toContain(messagesOf(locale).closureKind.succeeded);
      expect($('#closure').parent().find('a').attr('href')).toBe(pathOf(locale, '/operations/office-in-chisinau'));
      expect((await get(site, pathOf(locale, '/closed'))).html).toContain('/operations/mission-to-moldova"');
    }
    for (const room of [editor, translator, publisher]) await room.context().close();
    await site.stop();
  });
}

/** A plan that somebody has prepared to its end. */
function prepared<Kind extends PlanKind>(
  site: Site,
  author: Editor,
  kind: Kind,
  operation: string,
  facts: Partial<PlannedFacts[Kind]>,
  texts: (locale: Locale) => Readonly<Record<string, string>>,
): string {
  const by = { accountId: author.id, at: new Date(journeyDay) };
  return within(site, (db) => {
    const { id: operationId } = db.$client.prepare('SELECT id FROM operations WHERE slug = ?').get(operation) as {
      id: number;
    };
    const plan = createPlan(db, { kind, operationId, title: `${kind} of ${operation}`, targetDate: null }, by);
    if (typeof plan === 'string') throw new Error(plan);
    const save = (part: 'facts' | Locale, content: unknown) =>
      expect(savePlanPart(db, { planId: plan.id, part, seen: 0, content }, by)).toMatchObject({ is: 'saved' });
    save('facts', { ...nothingPlanned[kind], ...facts });
    for (const locale of locales) save(locale, texts(locale));
    for (const step of stepsOfPlan(kind).slice(2) as readonly PlanStep[])
      expect(setPlanStep(db, plan.id, { step, state: 'done', note: null }, by)).toBeNull();
    return `/en/admin/plans/${plan.id}`;
  });
}

test('a mission becomes a centre at another seat, and its old name stays in its history', async ({ chromium }) => {
  const site = await startSite();
  const edita = await addEditor(site, 'Edita', ['editor']);
  const publisher = await roomOf(site, chromium, await addEditor(site, 'Pablo', ['publisher']));
  const facts = { effectiveOn: '2027-02-01', decision: 'PC.DEC/9', renames: true, kind: 'centre', seat: 'tetovo' };
  const plan = prepared(site, edita, 'restructuring', 'mission-to-skopje', facts, (locale) => ({
    name: `OSCE Centre in Tetovo (${locale})`,
    shortName: `Centre in Tetovo (${locale})`,
    seatName: 'Tetovo',
    restructuringNotes: `Why it moved, in ${locale}.`,
  }));
  await publisher.goto(plan);
  await publisher.getByRole('button', { name: /^Decide now: .* is restructured from 1 February 2027/ }).click();
  await expect(publisher.getByText('Carried out on 24 November 2026 by Pablo.')).toBeVisible();
  // What was planned can still be read.
  await expect(publisher.getByText('PC.DEC/9')).toBeVisible();
  await expect(publisher.getByRole('button', { name: page.saveFacts })).toHaveCount(0);
  site.setClock('2027-02-01T12:00:00Z');
  for (const locale of locales) {
    const { $ } = await get(site, pathOf(locale, '/operations/mission-to-skopje'));
    expect($('h1').text()).toBe(`OSCE Centre in Tetovo (${locale})`);
    expect($('main').text()).toContain(`Why it moved, in ${locale}.`);
  }
  expect((await get(site, '/en/operations/mission-to-skopje')).$('main').text()).toContain('OSCE Mission to Skopje');
  await publisher.context().close();
  await site.stop();
});

test('two people save the same plan, and both versions are shown; an announcement is taken back; a plan is cancelled', async ({
  chromium,
}) => {
  const site = await startSite();
  const edita = await addEditor(site, 'Edita', ['editor']);
  const one = await roomOf(site, chromium, edita, false);
  const two = await roomOf(site, chromium, await addEditor(site, 'Pablo', ['publisher']), false);
  const facts = { kind: 'completed', lastDay: '2027-03-31', decision: 'PC.DEC/9' };
  const plan = prepared(site, edita, 'closure', 'presence-in-albania', facts, (locale) => ({
    closureNote: `Why, in ${locale}.`,
    announcement: `Soon, in ${locale}.`,
  }));
  for (const room of [one, two]) await room.goto(plan);
  await field(two, page.field.decision).fill('PC.DEC/10');
  await press(two, page.saveFacts);
  await field(one, page.field.decision).fill('PC.DEC/11');
  await press(one, page.saveFacts);
  await expect(one.getByText(problems.plan_stale)).toBeVisible();
  await expect(one.getByText('Saved meanwhile: PC.DEC/10')).toBeVisible();
  await expect(field(one, page.field.decision)).toHaveValue('PC.DEC/11');
  await press(one, page.saveFacts);
  await expect(one.getByText(words.done.plan_saved)).toBeVisible();

  // The texts likewise; nobody's is lost.
  for (const room of [one, two]) await room.goto(`${plan}/en`);
  await write(two, { [words.textField.closureNote]: 'Theirs.' });
  await one.getByRole('textbox', { name: words.textField.closureNote, exact: true }).fill('Mine.');
  await press(one, page.saveTexts);
  await expect(one.getByText(problems.plan_stale).or(one.getByText(words.problem.draft_stale))).toBeVisible();
  await expect(one.getByText('Theirs.')).toBeVisible();
  await expect(one.getByRole('textbox', { name: words.textField.closureNote, exact: true })).toHaveValue('Mine.');

  // What somebody has not seen is not carried out.
  const late = await two.context().newPage();
  await late.goto(plan);
  await one.goto(plan);
  await field(one, page.field.lastDay).fill('2027-04-30');
  await press(one, page.saveFacts);
  await expect(one.getByText(words.done.plan_saved)).toBeVisible();
  await late.getByRole('button', { name: /^Decide now/ }).click();
  await expect(late.getByText(words.problem.stale)).toBeVisible();

  await field(one, page.comment).fill('Is April not too late?');
  await press(one, page.say);
  await two.goto(plan);
  await expect(two.getByText('Is April not too late?')).toBeVisible();
  await press(two, page.announce);
  await expect(two.getByText(page.announcedText)).toBeVisible();
  expect((await get(site, '/de/operations/presence-in-albania')).html).toContain('Soon, in de.');
  const told = (await get(site, '/de/changes')).$('#announced');
  expect(told.find('a[href="/de/operations/presence-in-albania"]').text()).toBe('Präsenz in Albanien');
  expect(told.text()).toContain('Soon, in de.');
  await press(two, page.withdraw);
  await expect(two.getByText(page.unannouncedText)).toBeVisible();
  expect((await get(site, '/de/operations/presence-in-albania')).html).not.toContain('Soon, in de.');
  expect((await get(site, '/de/changes')).html).not.toContain('Soon, in de.');

  await one.goto(plan);
  await one.getByText(page.cancel, { exact: true }).click();
  await field(one, page.reason).fill('The Council went another way.');
  await press(one, page.cancelSubmit);
  await expect(one.getByText('Cancelled on 24 November 2026 by Edita. The Council went another way.')).toBeVisible();
  await one.goto('/en/admin/plans');
  await expect(one.getByRole('row', { name: /closure of presence-in-albania.*Cancelled/ })).toBeVisible();
  expect((await get(site, '/en/operations/presence-in-albania')).html).not.toContain('Why, in en.');
  for (const room of [one, two]) await room.context().close();
  await site.stop();
});

test('what cannot be planned so is said in the language of the person, at its field, and nothing is changed', async ({
  chromium,
}) => {
  const site = await startSite();
  const edita = await addEditor(site, 'Edita', ['editor']);
  const editor = await roomOf(site, chromium, edita, false);
  const publisher = await roomOf(site, chromium, await addEditor(site, 'Pablo', ['publisher']), false);
  const plans = () => within(site, (db) => findPlans(db).length);
  const { rooms } = messagesOf('ru');
  const { problem } = rooms;

  await editor.goto('/ru/admin/plans');
  await field(editor, rooms.plansPage.title).fill('План');
  await field(editor, rooms.plansPage.target).fill('2027-13');
  await press(editor, rooms.plansPage.beginSubmit);
  await expect(editor.getByText(problem.life_date_wrong)).toBeVisible();
  await expect(field(editor, rooms.plansPage.title)).toHaveValue('План');
  await field(editor, rooms.plansPage.target).fill('99999');
  await press(editor, rooms.plansPage.beginSubmit);
  await expect(editor.getByText(problem.life_date_wrong)).toBeVisible();
  await field(editor, rooms.plansPage.target).fill('2300');
  await press(editor, rooms.plansPage.beginSubmit);
  await expect(editor.getByText(problem.life_date_out_of_range)).toBeVisible();
  await field(editor, rooms.plansPage.target).fill('2027');
  await press(editor, rooms.plansPage.beginSubmit);
  await expect(editor.getByText(problem.plan_operation_missing)).toBeVisible();
  expect(plans()).toBe(0);

  const texts = (locale: Locale) => ({ closureNote: `Why, in ${locale}.`, announcement: `Soon, in ${locale}.` });
  const right = { kind: 'completed', lastDay: '2027-03-31', decision: 'PC.DEC/9' };
  const followed = (slug: string) => [{ slug, kind: 'replaced', gapReason: '' }];
  const wrong = [
    ['presence-in-albania', { ...right, lastDay: '2027-02-30' }, problem.life_date_wrong],
    ['presence-in-albania', { ...right, lastDay: '2500-01-01' }, problem.life_date_out_of_range],
    ['presence-in-albania', { ...right, lastDay: '1990-01-01' }, problem.closure_before_establishment],
    ['presence-in-albania', { ...right, successors: followed('nowhere') }, problem.successor_unknown],
    ['presence-in-albania', { ...right, successors: followed('presence-in-albania') }, problem.successor_itself],
    ['mission-to-georgia', right, problem.already_closed],
  ] as const;
  for (const [operation, facts, sentence] of wrong) {
    const plan = prepared(site, edita, 'closure', operation, facts, texts).replace('/en/', '/ru/');
    const before = (await get(site, pathOf('ru', `/operations/${operation}`))).html;
    await publisher.goto(plan);
    await expect(publisher.getByText(sentence).first()).toBeVisible();
    await expect(publisher.getByRole('button', { name: /^Решить сейчас/ })).toHaveCount(0);
    expect((await get(site, pathOf('ru', `/operations/${operation}`))).html).toBe(before);
  }

  // A step of the list is open again meanwhile: the button is still there on the other page, and does nothing.
  const plan = prepared(site, edita, 'closure', 'presence-in-albania', right, texts);
  await publisher.goto(plan);
  const id = Number(plan.split('/').at(-1));
  within(site, (db) =>
    setPlanStep(
      db,
      id,
      { step: 'redirects', state: 'open', note: null },
      { accountId: edita.id, at: new Date(journeyDay) },
    ),
  );
  await publisher.getByRole('button', { name: /^Decide now/ }).click();
  await expect(publisher.getByText(problems.plan_steps_open)).toBeVisible();
  // Whoever has written it alone does not carry it out.
  const alone = await addEditor(site, 'Alone', ['publisher']);
  const own = prepared(site, alone, 'closure', 'presence-in-albania', right, texts);
  const room = await roomOf(site, chromium, alone, false);
  await room.goto(own);
  await expect(room.getByText(problems.own_plan)).toBeVisible();
  await expect(room.getByRole('button', { name: /^Decide now/ })).toHaveCount(0);
  for (const each of [editor, publisher, room]) await each.context().close();
  await site.stop();
});
