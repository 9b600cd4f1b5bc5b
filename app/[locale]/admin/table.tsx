import type { ReactNode } from 'react';

/** A list of the rooms, as a table; on a phone each row stands as a block, and the headings are for the ear. */
export function Table({
  label,
  columns,
  children,
}: {
  label: string;
  columns: readonly string[];
  children: ReactNode;
}) {
  return (
    <table aria-label={label} className="w-full border-collapse text-small">
      <thead className="border-b-3 border-ink text-start max-md:sr-only">
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className="py-2 pe-4 text-start align-bottom font-semibold">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A row of a list. */
export function Row({ children }: { children: ReactNode }) {
  return <tr className="border-b border-rule align-top max-md:grid max-md:py-2">{children}</tr>;
}

/** A cell of a row: its head, which names the row, a quiet one, which may be passed over, or one that a phone leaves aside. */
export function Cell({
  children,
  head = false,
  quiet = false,
  aside = false,
}: {
  children: ReactNode;
  head?: boolean;
  quiet?: boolean;
  aside?: boolean;
}) {
  const look = `py-1.5 pe-4 text-start [overflow-wrap:anywhere] max-md:py-0 ${quiet ? 'text-soft' : ''} ${aside ? 'max-md:hidden' : ''}`;
  return head ? (
    <th scope="row" className={`${look} font-semibold`}>
      {children}
    </th>
  ) : (
    <td className={look}>{children}</td>
  );
}
