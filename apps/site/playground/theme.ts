// Before anything is drawn: the colors that were chosen on the site's other pages.
try {
  const chosen = localStorage.getItem('vitepress-theme-appearance')
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset['theme'] = chosen
} catch {
  // A page that was opened as a file may have no storage.
}
