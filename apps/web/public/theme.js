// Sets a chosen theme before the first paint. A file of its own because inline scripts are refused.
try {
  const theme = localStorage.getItem('pijar.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us: the system's theme is used.
}
