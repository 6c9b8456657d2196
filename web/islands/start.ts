// Says, before anything is drawn, that scripts run: styles then show what needs them. Everything else waits.
document.documentElement.classList.add('kaart-script');

export {};
