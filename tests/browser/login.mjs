// Signs in as the verbinder, who sees most pages.
export default async (page, base) => {
  await page.goto(`${base}/inloggen`);
  await page.getByRole('radio', { name: 'Verbinder' }).check();
  await Promise.all([page.waitForURL(/\/mijn/), page.getByRole('button', { name: 'Log in' }).click()]);
};
