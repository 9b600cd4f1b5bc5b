import { expect, test } from 'vitest';
import { csvLine } from './line';

test.each([
  [[1, 'plain', null], '1,plain,\r\n'],
  [['a,b', 'say "no"', 'two\nlines'], '"a,b","say ""no""","two\nlines"\r\n'],
  [['=1+1', '+x', '-x', '@x', '\tx'], "'=1+1,'+x,'-x,'@x,\"'\tx\"\r\n"],
  [['a;=1+1', 'b\t@x', 'c;d', 'e; "=x', 'f-g'], `"a;'=1+1","b\t'@x","c;d","e;' ""=x",f-g\r\n`],
])('%j', (fields, line) => {
  expect(csvLine(fields)).toBe(line);
});
