const sheet = document.createElement('link');
sheet.rel = 'stylesheet';
sheet.href = '/public/host/monaco.css';
document.head.append(sheet);
