# 窗口外壳：启动、对话框。

shell-title = 售后 Aftercare
shell-already-open = 售后 Aftercare 已经打开。请切换到已打开的窗口；同一份数据一次只能由一个程序使用。
shell-cannot-start = 售后 Aftercare 无法启动：数据文件夹不能写入。请检查磁盘空间和权限，然后再试。没有改动任何数据。
