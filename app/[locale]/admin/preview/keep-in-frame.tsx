'use client';

import { useEffect } from 'react';

/**
 * Keeps the links of a framed page from leading anywhere but to a place on that page, and its form from leading to another day. Without
 * JavaScript they lead the whole window there, never the frame.
 */
export function KeepInFrame() {
  useEffect(() => {
    const stay = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      if (link === null) return;
      event.preventDefault();
      const to = link.getAttribute('href') ?? '';
      if (to.startsWith('#')) window.location.hash = to;
    };
    const keep = (event: SubmitEvent) => event.preventDefault();
    document.addEventListener('click', stay);
    document.addEventListener('submit', keep);
    return () => {
      document.removeEventListener('click', stay);
      document.removeEventListener('submit', keep);
    };
  }, []);
  return null;
}
