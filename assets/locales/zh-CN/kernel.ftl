# 各模块共用的底层错误。

fault-command-denied = 当前账号没有“{ $need }”权限。
    .todo = 需要时由信息管理员在“人员”里加岗位。
fault-command-unknown = 这个版本没有“{ $name }”功能。
    .todo = 重新启动程序；仍不行时，安装最新版本。
fault-input-malformed = 程序收到的内容格式不对：{ $what }
    .todo = 重做一次；再出现时，把操作步骤告诉信息管理员。
fault-input-not_an_id = 记录编号的格式不对。
    .todo = 从列表里重新打开这条记录。
fault-input-not_base64 = 文件内容没有完整传过来。
    .todo = 重新选择文件，再试。
fault-blob-missing = 这张照片或文件不在这台电脑上。
    .todo = 等下次交换数据，或用备份恢复。
fault-blob-damaged = 这张照片或文件没有通过校验，可能已损坏。
    .todo = 用最近的备份恢复这个文件。
fault-blob-write_failed = 照片或文件没有写入磁盘（{ $error }）。
    .todo = 检查磁盘空间和权限，再试。
fault-schema-changed = 程序文件和数据不匹配（{ $name }）。数据没有改动。
    .todo = 重新安装正式版本，再打开。
fault-task-stopped = 已按要求停下。
    .todo = 需要时从头再做一次。
fault-bug = 程序出错了：{ $what }
    .todo = 重做一次；再出现时，把操作步骤告诉信息管理员。
fault-path-not_chosen = 窗口要用的文件或文件夹没有经过你选择。
    .todo = 用“选择”按钮选好文件或文件夹，再试。
fault-file-open_failed = 系统没能打开这个文件（{ $error }）。
    .todo = 检查有没有安装能打开它的程序，再试。
