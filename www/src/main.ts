import './views/page';
