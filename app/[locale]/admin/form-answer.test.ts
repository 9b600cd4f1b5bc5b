import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountFields, accountLists } from './accounts/fields';
import { emailAddress, line, ownNumber, personName, readForm, refused, typedPassword } from './form-answer';
import { signInFields } from './sign-in/fields';

const fields = z.object({
  name: personName,
  email: emailAddress,
  password: typedPassword,
  basedOn: ownNumber,
  note: line(20),
});

const right = {
  name: ' Zoë Müller ',
  email: ' Zoe@Example.org ',
  password: '  any \t characters 🌊 ',
  basedOn: '12',
  note: '',
};

type Value = string | Blob;

function formOf(values: Readonly<Record<string, Value | readonly Value[]>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  return form;
}

/** The problem that a form shows where one field holds something else. */
function problemOf(field: keyof typeof right, value: Value) {
  const read = readForm(formOf({ ...right, [field]: value }), fields);
  return read.ok ? null : [read.state.problem?.code, read.state.problem?.field];
}

test('a form is read as somebody typed it, names and addresses without what surrounds them', () => {
  expect(readForm(formOf(right), fields)).toEqual({
    ok: true,
    fields: { name: 'Zoë Müller', email: 'zoe@example.org', password: right.password, basedOn: 12, note: '' },
  });
});

describe('a field is refused that holds', () => {
  test.each<[string, keyof typeof right, Value, string]>([
    ['a file', 'name', new File(['x'], 'x.txt'), 'name_missing'],
    ['a file', 'email', new File(['x'], 'x.txt'), 'email_wrong'],
    ['a file', 'password', new File(['x'], 'x.txt'), 'password_short'],
    ['a file', 'basedOn', new File(['1'], '1'), 'text_wrong'],
    ['nothing but spaces', 'name', '   ', 'name_missing'],
    ['201 characters', 'name', 'x'.repeat(201), 'name_missing'],
    ['a line break', 'name', 'Zoë\nMüller', 'name_missing'],
    ['a NUL', 'name', 'Zoë\0', 'name_missing'],
    ['an escape', 'note', '\u001b[2J', 'text_wrong'],
    ['a control character of Latin 1', 'note', '\u0085', 'text_wrong'],
    ['no address', 'email', 'zoe', 'email_wrong'],
    ['two addresses', 'email', 'zoe@example.org, eve@example.org', 'email_wrong'],
    ['an address and a header', 'email', 'zoe@example.org\r\nBcc: eve@example.org', 'email_wrong'],
    ['a megabyte', 'name', 'x'.repeat(1_048_576), 'name_missing'],
    ['a megabyte', 'email', `${'x'.repeat(1_048_576)}@example.org`, 'email_wrong'],
    ['a megabyte', 'password', 'x'.repeat(1_048_576), 'password_long'],
    ['a megabyte', 'basedOn', '1'.repeat(1_048_576), 'text_wrong'],
    ['a fraction', 'basedOn', '1.5', 'text_wrong'],
    ['a negative number', 'basedOn', '-1', 'text_wrong'],
    ['digits of another script', 'basedOn', '١٢', 'text_wrong'],
    ['a number and a line break', 'basedOn', '1\n', 'text_wrong'],
    ['a number too large to be exact', 'basedOn', '9999999999999999', 'text_wrong'],
  ])('%s: %s', (_, field, value, code) => {
    expect(problemOf(field, value)).toEqual([code, field]);
  });

  test.each(['\ud800', 'x\udfff', '\udc00\ud800'])('half a character (%j)', (text) => {
    expect(line(20, 'name_missing').safeParse(text).error?.issues[0]?.message).toBe('name_missing');
    expect(line(20).safeParse('🌊').success).toBe(true);
  });
});

test('of a field that must come once, the first is read', () => {
  const read = readForm(formOf({ ...right, note: ['first', 'second'] }), fields);
  expect(read.ok && read.fields.note).toBe('first');
});

test.each<[string, unknown]>([
  ['an empty form', new FormData()],
  ['no form', undefined],
  ['null', null],
  ['text', 'name=Zoe'],
  ['an object', { ...right }],
  ['a list', [right]],
  ['an object that pretends to be a form', { get: () => 'x', getAll: () => ['x'] }],
])('%s is answered with what is missing first', (_, form) => {
  const read = readForm(form, fields);
  expect(read.ok ? null : read.state).toEqual({
    sent: {},
    problem: { code: 'name_missing', field: 'name', minutes: 0 },
    done: null,
    once: [],
  });
});

test('sign-in takes whatever is no address, to be answered like one that nobody has', () => {
  const read = readForm(formOf({ email: ' Nobody ', password: 'x' }), signInFields);
  expect(read.ok && read.fields.email).toBe('nobody');
});

describe('the account form', () => {
  const account = { name: 'Zoë', email: 'zoe@example.org' };
  const problem = (values: Readonly<Record<string, Value | readonly Value[]>>) => {
    const read = readForm(formOf({ ...account, ...values }), accountFields, accountLists);
    return read.ok ? read.fields : [read.state.problem?.code, read.state.problem?.field];
  };

  test.each<[string, Readonly<Record<string, Value | readonly Value[]>>, unknown]>([
    ['without a role', {}, ['role_missing', 'roles']],
    ['with an unknown role', { roles: ['editor', 'king'] }, ['role_missing', 'roles']],
    ['with a file for a role', { roles: new File(['editor'], 'editor') }, ['role_missing', 'roles']],
    ['of a translator without a locale', { roles: 'translator' }, ['locale_missing', 'locales']],
    ['with an unknown locale', { roles: 'translator', locales: ['fr', 'pt'] }, ['locale_missing', 'locales']],
  ])('%s is refused', (_, values, expected) => {
    expect(problem(values)).toEqual(expected);
  });

  test('takes several roles and locales', () => {
    expect(problem({ roles: ['translator', 'editor'], locales: ['fr', 'de'] })).toEqual({
      ...account,
      roles: ['translator', 'editor'],
      locales: ['fr', 'de'],
    });
  });
});

describe('a refused form gives back', () => {
  test('what was typed, but no password, no code, no file and nothing of the framework’s', () => {
    const form = formOf({
      ...right,
      currentPassword: 'the old one',
      code: '123456',
      roles: ['editor', 'publisher'],
      picture: new File(['x'], 'x.png'),
      $ACTION_ID_abc: '',
    });
    const { sent } = refused(form, 'email_taken', 'email');
    expect(sent).toEqual({
      name: [right.name],
      email: [right.email],
      basedOn: ['12'],
      note: [''],
      roles: ['editor', 'publisher'],
    });
  });

  test('the same where the form could not even be read', () => {
    const read = readForm(formOf({ ...right, email: 'zoe', code: '123456' }), fields);
    const answer = JSON.stringify(read);
    expect(answer).toContain('"email":["zoe"]');
    expect(answer).not.toContain('any');
    expect(answer).not.toContain('123456');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('an answer also to a field %s', (name) => {
    const { sent, problem } = refused(formOf({ name: 'Zoë', ...{ [name]: ['x', 'y'] } }), 'name_missing', 'name');
    expect(sent.name).toEqual(['Zoë']);
    expect(problem?.code).toBe('name_missing');
    // What goes to the browser must be a plain object, or the framework refuses to send it.
    expect(Object.getPrototypeOf(sent)).toBe(Object.prototype);
  });
});
