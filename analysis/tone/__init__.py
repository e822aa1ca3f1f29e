"""How texts portray people, judged without knowing who they are."""
