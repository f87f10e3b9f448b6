import { css } from '@emotion/css';
import { PanelPlugin, renderMarkdown, textUtil, type PanelProps } from '@grafana/data';
import { config } from '@grafana/runtime';

interface TextOptions {
  mode?: 'markdown' | 'html' | 'code';
  content?: string;
}

/** Grafana's text panel: markdown, HTML or plain text, with variables; sanitised either way. */
export function textPanel(): PanelPlugin<TextOptions> {
  return new PanelPlugin<TextOptions>(TextPanel);
}

function TextPanel({ options, replaceVariables }: PanelProps<TextOptions>) {
  const { mode = 'markdown', content = '' } = options;
  if (mode === 'code') {
    return <pre className={scroll}>{replaceVariables(content)}</pre>;
  }
  const html =
    mode === 'markdown' ? renderMarkdown(replaceVariables(content, {}, 'html')) : replaceVariables(content, {}, 'html');
  const safe = config.disableSanitizeHtml ? html : textUtil.sanitizeTextPanelContent(html);
  return <div className={`markdown-html ${scroll}`} dangerouslySetInnerHTML={{ __html: safe }} />;
}

const scroll = css({ height: '100%', overflow: 'auto', margin: 0 });
