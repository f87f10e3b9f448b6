import { type QueryResultMetaNotice } from '@grafana/data';
import { sceneGraph, SceneObjectBase, type SceneComponentProps } from '@grafana/scenes';
import { Icon, Tooltip } from '@grafana/ui';

/** What data sources note about their answers, as icons in the panel's header. */
export class PanelNotices extends SceneObjectBase {
  static Component = NoticeIcons;
}

function NoticeIcons({ model }: SceneComponentProps<PanelNotices>) {
  const { data } = sceneGraph.getData(model).useState();
  const notices = new Map<string, QueryResultMetaNotice>();
  data?.series.flatMap(({ meta }) => meta?.notices ?? []).forEach((notice) => notices.set(notice.text, notice));
  return (
    <>
      {[...notices.values()].map(({ text, severity }) => (
        <Tooltip key={text} content={text}>
          <Icon name={severity === 'info' ? 'info-circle' : 'exclamation-triangle'} aria-label={text} tabIndex={0} />
        </Tooltip>
      ))}
    </>
  );
}
