import { expect, test } from './site';

test('a reader reaches an operation and comes back with the keyboard alone', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en');
  const focused = page.locator(':focus');
  await page.keyboard.press('Tab');
  await expect(focused).toHaveText('Skip to content');
  await expect(focused).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#content$/);
  await page.keyboard.press('Tab');
  await expect(focused).toHaveText('See the closed operations');
  const names: string[] = [];
  while (names.at(-1) !== 'Mission to Skopje' && names.length < 60) {
    await page.keyboard.press('Tab');
    await expect(focused).toBeVisible();
    names.push((await focused.textContent()) ?? '');
  }
  await expect(focused).toHaveText('Mission to Skopje');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('OSCE Mission to Skopje');
});

test('what has the focus shows it', async ({ reader }) => {
  const page = await reader({ locale: 'en' });
  await page.goto('/en/closed');
  for (let step = 0; step < 16; step += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
  }
});
