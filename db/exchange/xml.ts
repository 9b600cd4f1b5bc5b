import { SaxesParser } from 'saxes';

/** An element of an XML document; text, CDATA sections and resolved character references are its strings. */
export type XmlElement = {
  /** The address of its namespace; empty where it has none. */
  readonly namespace: string;
  /** Its name without a prefix. */
  readonly name: string;
  /** Its attributes that have no prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
};

/** Namespaces are looked up through all ancestors, so a document nested without limit would take quadratic time. */
const maxDepth = 100;

/** A text is decoded by now: one that was meant to be read by another encoding has lost its letters already. */
const unicode = /^(utf-?(8|16)|us-ascii)$/i;

/**
 * Reads an XML 1.0 document (with namespaces) from a stranger; answers its root, or `null` to whatever is not one: text that is not
 * well-formed, lone surrogates, an encoding declared that is not Unicode's, more than 100 elements in one another. A document type
 * declaration of any kind is refused too, and with it every entity but XML's own five. Never throws.
 */
export function parseXml(text: string): XmlElement | null {
  if (!text.isWellFormed()) return null;
  const document: (XmlElement | string)[] = [];
  const levels = [document];
  // With no handler for errors, the parser throws the first one.
  const parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !unicode.test(encoding)) parser.fail('The encoding is not Unicode.');
  });
  parser.on('doctype', () => {
    parser.fail('A document type declaration is not accepted.');
  });
  parser.on('opentagstart', () => {
    if (levels.length > maxDepth) parser.fail('The elements are nested too deeply.');
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const plain = Object.values(attributes).filter((attribute) => attribute.uri === '');
    const children: (XmlElement | string)[] = [];
    levels.at(-1)?.push({
      namespace: uri,
      name: local,
      attributes: new Map(plain.map((attribute) => [attribute.local, attribute.value])),
      children,
    });
    levels.push(children);
  });
  parser.on('closetag', () => {
    levels.pop();
  });
  parser.on('text', (part) => {
    levels.at(-1)?.push(part);
  });
  parser.on('cdata', (part) => {
    levels.at(-1)?.push(part);
  });
  try {
    parser.write(text).close();
  } catch {
    return null;
  }
  return document.find((node) => typeof node !== 'string') ?? null;
}
