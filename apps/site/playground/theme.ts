// Sets the theme that the user chose on other pages of the site, before the browser draws anything.
try {
  const chosen = localStorage.getItem('vitepress-theme-appearance')
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset['theme'] = chosen
} catch {
  // A page that was opened as a file may have no access to storage.
}
