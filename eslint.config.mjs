import prettierConfig from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';

import baseConfig from './.config/eslint.config.mjs';
import { layersRule } from './scripts/layersRule.mjs';

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'dist-host/',
      'dist-cli/',
      '.demo/',
      '.demo-*/',
      '.config/',
      'coverage/',
      'test-results/',
      'playwright-report/',
    ],
  },
  ...baseConfig,
  prettierConfig,
  {
    plugins: { truce: { rules: { layers: layersRule } } },
    rules: {
      'truce/layers': 'error',
      // JSX goes through react/jsx-runtime.
      'react/react-in-jsx-scope': 'off',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    // The scaffold lists src only; deprecations matter there.
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    rules: { '@typescript-eslint/no-deprecated': 'error' },
  },
]);
