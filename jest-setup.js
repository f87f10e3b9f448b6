// Tests that state `@jest-environment node` have no DOM to set up.
if (typeof window !== 'undefined') {
  require('./.config/jest-setup');
}

// i18next prints a word for its sponsor once a test file, which hides what matters.
globalThis.__i18next_supportNoticeShown = true;
