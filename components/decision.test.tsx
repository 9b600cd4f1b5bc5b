import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Decision } from './decision';

test('a reference in words is marked as English on the pages of other languages', () => {
  const marked = '<span lang="en">18th CSO Meeting</span>';
  expect(renderToStaticMarkup(<Decision reference="18th CSO Meeting" locale="ru" />)).toBe(marked);
  expect(renderToStaticMarkup(<Decision reference="18th CSO Meeting" locale="en" />)).toBe('18th CSO Meeting');
});

test('a document symbol belongs to every language', () => {
  expect(renderToStaticMarkup(<Decision reference="PC.DEC/160" locale="de" />)).toBe('PC.DEC/160');
});
