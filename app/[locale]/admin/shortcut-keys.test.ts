import { expect, test } from 'vitest';
import { readKey } from './shortcut-keys';

const press = (key: string, more: Partial<Parameters<typeof readKey>[0]> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  defaultPrevented: false,
  isComposing: false,
  target: { closest: () => null },
  ...more,
});

const inField = { target: { closest: () => ({}) } };

test('single keys are shortcuts, one after the other where they are two', () => {
  expect(readKey(press('g'), null, true)).toBe('begun');
  expect(readKey(press('d'), 'g', true)).toBe('desk');
  expect(readKey(press('o'), 'g', true)).toBe('operations');
  expect(readKey(press('/'), null, true)).toBe('jump');
  expect(readKey(press('?', { shiftKey: true }), null, true)).toBe('list');
  for (const key of ['d', 'o', 'x', 'Enter']) expect(readKey(press(key), null, true)).toBeNull();
});

test('where another alphabet is set, the letters are those that stand at their places', () => {
  expect(readKey(press('п', { code: 'KeyG' }), null, true)).toBe('begun');
  expect(readKey(press('в', { code: 'KeyD' }), 'g', true)).toBe('desk');
  expect(readKey(press('ы', { code: 'KeyS', ctrlKey: true, ...inField }), null, true)).toBe('save');
  // Latin letters are where the person finds them.
  expect(readKey(press('a', { code: 'KeyG' }), null, true)).toBeNull();
});

test('single keys are none while somebody types, composes, or has turned them off', () => {
  for (const key of ['g', '/', '?']) {
    expect(readKey(press(key, inField), null, true)).toBeNull();
    expect(readKey(press(key, { isComposing: true }), null, true)).toBeNull();
    expect(readKey(press(key, { altKey: true }), null, true)).toBeNull();
    expect(readKey(press(key), null, false)).toBeNull();
  }
  expect(readKey(press('d', inField), 'g', true)).toBeNull();
});

test('control or command and S save, in a field too, and other combinations are the browser’s', () => {
  for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
    expect(readKey(press('s', { ...held, ...inField }), null, false)).toBe('save');
    expect(readKey(press('s', { ...held, shiftKey: true }), null, true)).toBeNull();
    for (const key of ['g', '/', 'd', 'o']) expect(readKey(press(key, held), 'g', true)).toBeNull();
  }
});
