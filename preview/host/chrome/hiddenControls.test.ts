import { hiddenControls } from './hiddenControls';

describe('the controls of a dashboard', () => {
  test.each([
    ['', false, false],
    ['?kiosk', false, false],
    ['?kiosk&_dash.hideTimePicker', false, true],
    ['?_dash.hideTimePicker=true&_dash.hideVariables=', true, true],
    ['?_dash.hideTimePicker=false', false, false],
  ])('%p hides variables: %p, time: %p', (search, hidesVariables, hidesTime) => {
    expect(hiddenControls(search)).toEqual({ hidesVariables, hidesTime });
  });
});
