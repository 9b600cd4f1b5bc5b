import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { localeOf } from './locale-params';
import '../globals.css';

// Every page is made from the database, on demand; the build needs none.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  icons: {
    icon: [
      { url: '/favicon.ico', sizes: '48x48' },
      { url: '/icon.svg', type: 'image/svg+xml' },
    ],
    apple: '/apple-touch-icon.png',
  },
};

export default async function LocaleLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  return (
    <html lang={await localeOf(params)}>
      <body>{children}</body>
    </html>
  );
}
